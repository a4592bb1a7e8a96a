/** Every model under {@code bpmn/} keeps the rules of the house, in its content and in its drawing. */
package org.ostopolku.model;
