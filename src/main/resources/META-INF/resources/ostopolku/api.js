/* Requests to the application's own API, with the session of the web application. */

/* A page outside of the web applications lies beside the API. */
const ROOT = document.querySelector('base')?.getAttribute('app-root').replace(/\/[^/]*$/, '') ?? '..';

/** An answer that is none: with the HTTP status (0: no connection), a sentence for people, and all that was answered. */
export class ApiError extends Error {
  constructor(status, message, answer) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/** The address of something under /api; parameters without a value are left out. */
export function addressOf(path, parameters = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return `${ROOT}/api/${path}?${query}`.replace(/\?$/, '');
}

export function get(path, parameters, signal) {
  return request(addressOf(path, parameters), { signal });
}

/** Asks the engine itself, at the address that the web application gives its plugins. */
export function getFromEngine({ engineApi }, path, parameters, signal) {
  return request(`${engineApi}/${path}?${new URLSearchParams(parameters)}`, { signal });
}

/** Changes something; the web applications want their token back with it. A body is sent as JSON, a form with files as it is. */
export function send(method, path, { parameters, body, form, signal } = {}) {
  const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1];
  return request(addressOf(path, parameters), {
    method,
    signal,
    headers: {
      ...(token && { 'X-XSRF-TOKEN': decodeURIComponent(token) }),
      ...(body && { 'Content-Type': 'application/json' })
    },
    body: form ?? (body && JSON.stringify(body))
  });
}

async function request(address, { headers, ...options }) {
  let answer;
  try {
    answer = await fetch(address, {
      ...options,
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...headers }
    });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new ApiError(0, 'The server cannot be reached.');
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new ApiError(answer.status, body?.detail ?? body?.title ?? `The server answered with ${answer.status}.`, body);
  }
  return body;
}
