/** Problem details, tables, CSV and the OpenAPI document: everything of the API that needs no caller. */
package org.ostopolku.platform.web;
