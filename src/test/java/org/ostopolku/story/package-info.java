/** The customer paths: each class tells the stories of one process, each test is one customer's story. */
package org.ostopolku.story;
