UPDATE layout SET version = $layout
