/** How somebody logs in: how passwords are kept, how often one may try, and that an administrator is always left. */
package org.ostopolku.login;
