/** The one page that may ask for the camera; everywhere else security-headers.ts forbids it. */
export const CAMERA_HERE = 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()';
