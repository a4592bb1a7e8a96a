/** Whatever is deployed: checked before it is taken, recorded with who did it, and taken back in one action. */
package org.ostopolku.lifecycle.deployment;
