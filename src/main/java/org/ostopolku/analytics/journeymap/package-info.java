/** The living journey map: what the deployed models say of each stage, with what the ledger says of it. */
package org.ostopolku.analytics.journeymap;
