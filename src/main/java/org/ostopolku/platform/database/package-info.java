/** Where everything is kept: what the environment has to tell about it, and the migrations of its schema. */
package org.ostopolku.platform.database;
