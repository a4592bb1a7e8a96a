/*
 * Logs a user who logged in with OpenID Connect out at the provider as well: the response to the logout contains the provider's
 * address. The web applications send the logout with Angular, which uses XMLHttpRequest and then shows its own login page.
 */
const ADDRESS_HEADER = 'X-Logout-Address';
const open = XMLHttpRequest.prototype.open;

function goToProvider(request) {
  const address = request.status < 300 && request.getResponseHeader(ADDRESS_HEADER);
  if (address) {
    // After Angular has processed the response.
    setTimeout(() => window.location.assign(address));
  }
}

XMLHttpRequest.prototype.open = function (method, url, ...more) {
  if (String(url).endsWith('/logout')) {
    this.addEventListener('load', () => goToProvider(this));
  }
  return open.call(this, method, url, ...more);
};

export default [];
