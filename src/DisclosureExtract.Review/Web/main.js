import { createApp } from './app.js';
import { fileSource } from './source.js';

const data = JSON.parse(document.getElementById('data').textContent);
window.review = createApp(data, fileSource(data), document.getElementById('app'));
