/** Address of MapLibre's worker, copied beside our chunks by the build (tool/worker-plugin.mjs). */
declare module 'maplibre-gl/worker-url' {
  const url: string;
  export default url;
}
