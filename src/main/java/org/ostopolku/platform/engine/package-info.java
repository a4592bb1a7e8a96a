/** Configuration of the engine, deployment of the shipped models, and gateways to the engine. */
package org.ostopolku.platform.engine;
