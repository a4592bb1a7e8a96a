/** The application; everything else is in a package named by its subject. */
package org.ostopolku;
