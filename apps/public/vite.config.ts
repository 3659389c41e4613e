import { defineConfig } from 'vite';

export default defineConfig({
  base: '/ressources/',
  build: {
    manifest: true,
    outDir: 'dist',
    assetsDir: '.',
    // Fonts stay files: a stylesheet that carries them blocks the first drawing.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    // The map's worker is one file by nature; nothing else comes near this.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: 'src/site.ts' },
  },
});
