/** The customer paths: one class per process, one test per path. */
package org.ostopolku.story;
