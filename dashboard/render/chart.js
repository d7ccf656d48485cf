// Draws a figure with Plotly into the component's place, and tells which mark the reader chose.
// A figure that comes again is left as it stands; another one is drawn into the same place, which costs least.
const PRINT_LENGTH = 16;
let library;

const load = address => library ??= new Promise((done, fail) => {
  const script = document.createElement('script');
  script.src = new URL(address, document.baseURI);
  script.onload = () => done(window.Plotly);
  script.onerror = () => { library = undefined; fail(new Error(`no chart library at ${script.src}`)); };
  document.head.append(script);
});

const readId = point => {
  const own = point.customdata;
  return String((Array.isArray(own) ? own[0] : own) ?? '');
};

const place = parent => {
  const chart = document.createElement('div');
  chart.className = 'chart';
  chart.setAttribute('role', 'figure');
  parent.append(chart);
  return chart;
};

const listen = chart => {
  chart.on('plotly_selected', event => {
    const id = event?.points?.map(readId).find(Boolean);
    if (id) chart.tell(id);
  });
  chart.on('plotly_deselect', () => chart.tell(null));
  new ResizeObserver(() => {
    const width = chart.clientWidth;
    if (width && width !== chart.layout.width) window.Plotly.relayout(chart, { width });
  }).observe(chart);
};

const draw = async (chart, print, figure) => {
  const Plotly = await load(figure.library);
  const isFirst = !chart.classList.contains('js-plotly-plot');
  if (chart.print !== print || !chart.isConnected) return;
  const layout = { ...figure.layout, width: chart.clientWidth || figure.layout.width };
  await Plotly.react(chart, figure.data, layout, figure.config);
  if (isFirst) listen(chart);
};

export default function ({ data, parentElement, setStateValue }) {
  const chart = parentElement.querySelector(':scope > .chart') ?? place(parentElement);
  const print = new TextDecoder().decode(data.subarray(0, PRINT_LENGTH));
  chart.tell = id => setStateValue('chosen', id && [print, id]);
  const leave = () => window.Plotly?.purge(chart);
  if (chart.print === print) return leave;
  chart.print = print;
  const figure = JSON.parse(new TextDecoder().decode(data.subarray(PRINT_LENGTH)));
  chart.setAttribute('aria-label', figure.alt);
  chart.style.height = `${figure.layout.height}px`;
  draw(chart, print, figure);
  return leave;
}
