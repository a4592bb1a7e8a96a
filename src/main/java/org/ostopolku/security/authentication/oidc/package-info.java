/** Login with the company's OpenID provider, and its tokens. */
package org.ostopolku.security.authentication.oidc;
