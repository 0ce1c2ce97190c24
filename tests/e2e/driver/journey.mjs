// Names a journey. A file in journeys/ exports `journeys`, a list of these; each runs in every engine on a fresh stage.

/** `deed({ page, server, engine, outside, only, copy, nextBuild })` plays it, in a browser that speaks `language`. */
export const journey = (name, deed, { language = 'it' } = {}) => ({ name, deed, language });
