// What one phone shows and another one's camera sees: codes are read off the screen and played before the camera.
import { writeFileSync } from 'node:fs';
import { until } from '../driver/until.mjs';

const WIDTH = 640;
const HEIGHT = 480;

/** Reads `count` different codes off the screen, in the order in which they are shown. */
export async function film(page, count) {
  const frames = [];
  const look = () => page.run(() => {
    const code = [...document.querySelectorAll('svg.code')].find((it) => it.checkVisibility());
    return code && { side: code.viewBox.baseVal.width, path: code.querySelector('.code__dark').getAttribute('d') };
  });
  await until(`${count} codes`, async () => {
    const frame = await look();
    if (frame && frames.at(-1)?.path !== frame.path) frames.push(frame);
    return frames.length >= count;
  }, { tolerant: true });
  return frames;
}

/** Plays codes before the camera of this page, over and over, in place of any before: a stream of a canvas is its camera. */
export const play = (page, frames) => page.run((frames, width, height) => {
  const plays = 'film' in window;
  window.film = frames;
  if (plays) return;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  let at = 0;
  const draw = () => {
    const { side, path } = window.film[at % window.film.length];
    at += 1;
    const square = Math.floor((height - 20) / side);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#ddd';
    context.fillRect(0, 0, width, height);
    context.setTransform(square, 0, 0, square, (width - side * square) / 2, (height - side * square) / 2);
    context.fillStyle = '#111';
    context.fill(new Path2D(path));
  };
  draw();
  setInterval(draw, 150);
  const devices = navigator.mediaDevices ?? {};
  devices.getUserMedia = async () => canvas.captureStream();
  if (!navigator.mediaDevices) Object.defineProperty(navigator, 'mediaDevices', { value: devices });
}, frames, WIDTH, HEIGHT);

/** Lets the camera of this page answer with an error of this name. */
export const deny = (page, name) => page.run((name) => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
}, name);

/** Writes codes as a film of 10 pictures a second, each twice, for the camera that Chromium makes of a file. */
export function write(path, frames) {
  const pictures = frames.flatMap((frame) => [frame, frame]).map(({ side, path }) => {
    const light = Buffer.alloc(WIDTH * HEIGHT, 220);
    const square = Math.floor((HEIGHT - 20) / side);
    const [left, top] = [(WIDTH - side * square) >> 1, (HEIGHT - side * square) >> 1];
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      for (let line = 0; line < square; line += 1) {
        const from = (top + y * square + line) * WIDTH + left + x * square;
        light.fill(30, from, from + run * square);
      }
    }
    return Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  });
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...pictures]));
}
