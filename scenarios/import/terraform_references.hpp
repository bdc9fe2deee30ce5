// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/import/terraform_address.hpp"

namespace headroom::importing::terraform {

/// The references of an expression of a plan's configuration; null: it has none.
const document::Node* referencesIn(const document::Node& expression);

/// How a reference goes on behind what it names: `f.arn`, `f["one"]`.
enum class Goes : char { On = '.', Inside = '[' };

/// Whether what was said before it is the same and goes on: "module.svc" says nothing new after "module.svc.arn", and
/// stands once more behind `module.svc["one"]`.
bool saidBefore(const std::vector<document::Node>& references, std::size_t at, Goes goes);

/// Whether a reference is each.value, or a part of it.
bool isEach(const std::vector<Step>& steps);

/// Whether a reference is each.key, count.index, or each.value or a part of it: what stands in brackets.
bool isIndex(const std::vector<Step>& steps);

/// Whether the reference is one of `x[each.key]`: what stands in the brackets is the next one.
bool isIndexed(const std::vector<document::Node>& references, std::size_t at);

/// Whether an expression names things as a whole, without an attribute and without an index: a map of all instances.
bool isWhole(const document::Node& expression);

/// The module of the configuration that an instance of it is of: "module.svc["a"]." is "module.svc.".
std::string configuredModule(const std::string& module);

/// The element of a map, or of a list of texts, that has that index ("["a"]"); null: none.
const document::Node* elementAt(const document::Node& all, const std::string& index);

}  // namespace headroom::importing::terraform
