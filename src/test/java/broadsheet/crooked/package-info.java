/**
 * A house built wrongly, on purpose: each class breaks one rule of {@link broadsheet.ArchitectureTest}, which thereby shows
 * that the rule can fail. Nothing else uses it.
 */
package broadsheet.crooked;
