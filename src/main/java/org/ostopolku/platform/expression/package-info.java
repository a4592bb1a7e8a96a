/** Restricts the expressions, scripts and classes that models, decision tables, forms and queries may use. */
package org.ostopolku.platform.expression;
