/** Compares versions of a stage, and runs experiments that assign customers to versions. */
package org.ostopolku.lifecycle.experiment;
