import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/supervision/',
  plugins: [react()],
  // MapLibre and uPlot come in their own files, when a screen that draws asks for them
  build: { outDir: 'dist', manifest: true, chunkSizeWarningLimit: 1_200 },
});
