/** The own HTTP API: who comes in, how errors and tables are answered, and its description. */
package org.ostopolku.security.web;
