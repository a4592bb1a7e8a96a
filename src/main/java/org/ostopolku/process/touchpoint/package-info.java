/** The touchpoints, where customer and company meet: how urgent they are, who owns them, what they teach us. */
package org.ostopolku.process.touchpoint;
