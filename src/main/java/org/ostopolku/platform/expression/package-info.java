/** What a model, a table, a form or a query may run: nothing but the process. */
package org.ostopolku.platform.expression;
