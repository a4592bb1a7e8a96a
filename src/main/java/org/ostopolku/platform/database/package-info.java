/** Settings of the database and migration of its schema. */
package org.ostopolku.platform.database;
