import { html, trusted } from '../markup.ts';

/**
 * Drawn once a page, used by every line of access. They only accompany the words, never replace them. Put together
 * once: they are the same on every page.
 */
export const ACCESS_ICONS = trusted(
  html`<svg class="icons" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <symbol id="way-online" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="currentColor"></circle>
      </symbol>
      <symbol id="way-granted" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
        <path d="M4.9 8.2 7.1 10.4 11.2 5.9" fill="none" stroke="currentColor" stroke-width="1.8"></path>
      </symbol>
      <symbol id="way-room" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
      </symbol>
      <symbol id="way-ask" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
        <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"></path>
      </symbol>
      <symbol id="way-closed" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
        <path d="M3.7 12.3 12.3 3.7" stroke="currentColor" stroke-width="1.8"></path>
      </symbol>
      <symbol id="way-within" viewBox="0 0 16 16">
        <path d="M1.8 3.5h12.4M4.4 8h9.8M4.4 12.5h9.8" fill="none" stroke="currentColor" stroke-width="1.8"></path>
      </symbol>
      <symbol id="way-unstated" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
        <path
          d="M5.9 6.3a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4M8 11.2v1"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
        ></path>
      </symbol>
    </defs>
  </svg>`.markup,
);
