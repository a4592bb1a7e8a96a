/** The rules that every model, form and decision table keeps: the build checks the files of the house, the engine every deployment. */
package org.ostopolku.lifecycle.rules;
