# Small on purpose: the locked packages, the project, one user, one folder that is kept.
FROM python:3.12-slim

WORKDIR /app
COPY .lock/install.txt .lock/install.txt
RUN pip install --no-cache-dir --require-hashes -r .lock/install.txt

COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --create-home stratwatch \
    && mkdir /warehouse && chown stratwatch /warehouse

USER stratwatch
WORKDIR /home/stratwatch
ENV STRATWATCH_WAREHOUSE=/warehouse STRATWATCH_LOG_FORMAT=json PYTHONUNBUFFERED=1
VOLUME /warehouse
EXPOSE 8501

ENTRYPOINT ["stratwatch"]
CMD ["dashboard", "--host", "0.0.0.0", "--open", "--no-browser"]
