/** Whether a new version of a stage helps: two versions side by side, and experiments that decide who gets which. */
package org.ostopolku.lifecycle.experiment;
