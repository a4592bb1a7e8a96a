/** Authentication of requests to {@code /api} and the actuator; the caller and the data scope of a request. */
package org.ostopolku.security.web;
