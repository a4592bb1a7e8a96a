/*
 * Whoever came with the company's account and logs out is logged out at the company as well: the answer to logging out
 * says where. The web applications ask through Angular, which asks through XMLHttpRequest and shows its own login then.
 */
const ADDRESS = 'X-Logout-Address';
const open = XMLHttpRequest.prototype.open;

function leave(answer) {
  const address = answer.status < 300 && answer.getResponseHeader(ADDRESS);
  if (address) {
    // After what Angular does with the answer.
    setTimeout(() => window.location.assign(address));
  }
}

XMLHttpRequest.prototype.open = function (method, url, ...more) {
  if (String(url).endsWith('/logout')) {
    this.addEventListener('load', () => leave(this));
  }
  return open.call(this, method, url, ...more);
};

export default [];
