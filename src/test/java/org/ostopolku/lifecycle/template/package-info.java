/** The element templates: that Modeler takes them, that they offer what there is, and that the models are made by them. */
package org.ostopolku.lifecycle.template;
