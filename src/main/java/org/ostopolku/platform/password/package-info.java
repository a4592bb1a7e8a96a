/** The strength of passwords and keys. */
package org.ostopolku.platform.password;
