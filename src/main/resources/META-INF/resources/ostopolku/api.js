/* Requests to the application's API, with the session of the web application. */

const ROOT = new URL('../api/', import.meta.url).pathname;

/** A failed request. `status` is the HTTP status, 0 without a connection; `message` is a sentence for the user; `answer` is the body. */
export class ApiError extends Error {
  constructor(status, message, answer) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/** The address of a resource under /api. Parameters without a value are left out, those with a list are repeated. */
export function addressOf(path, parameters = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters)
      .flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
      .filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return `${ROOT}${path}?${query}`.replace(/\?$/, '');
}

/** A value as a segment of a path. What a path cannot hold is sent as `~` and base64url. */
export function segment(value) {
  if (/^[\w:.-]+$/.test(value) && !/^\.+$/.test(value)) {
    return encodeURIComponent(value);
  }
  const bytes = String.fromCharCode(...new TextEncoder().encode(value));
  return `~${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Reads a resource of /api; null if the response has no content. */
export function get(path, parameters, signal) {
  return request(addressOf(path, parameters), { signal });
}

/** Reads a resource of the engine's REST API, at the address that the web application passes to its plugins. */
export function getFromEngine({ engineApi }, path, parameters, signal) {
  return request(`${engineApi}/${path}?${new URLSearchParams(parameters)}`, { signal });
}

/** Sends a change with the CSRF token. `body` is sent as JSON, `form` as multipart data. */
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
  let response;
  try {
    response = await fetch(address, {
      ...options,
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...headers }
    });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new ApiError(0, 'The server cannot be reached.');
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ApiError(response.status, body?.detail ?? body?.title ?? `The server answered with ${response.status}.`, body);
  }
  return body;
}
