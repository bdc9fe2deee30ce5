// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>

#include "scenarios/import/made_up_names.hpp"

namespace headroom::importing {

/// Names that a template writes, as they would be if less were known.
class NamesAnew {
public:
    /// What `source` refers to outlives this.
    explicit NamesAnew(const TemplateSource& source);

    /// With all that is taken for known; nothing: it is no text then.
    std::optional<std::string> known(const document::Node& written);
    /// Whether it hangs on what is made up here. `known`: what it is otherwise.
    bool isMadeUp(const document::Node& written, const std::string& known);
    /// As DefaultNames has it; empty: it hangs on no default, of this template or of one whose export it imports.
    std::string onDefaults(const document::Node& written, const std::string& known);

private:
    const document::Node& root_;
    const Given& given_;
    document::Problems unsaid_;
    Evaluator known_;
    Evaluator withoutInventions_;
    Evaluator withoutDefaults_;
    std::set<std::string> defaults_;  ///< parameters that have theirs
};

/// The name of a resource as the template writes it, under `key` or, in SAM, as Name; nullptr: it does not.
const document::Node* writtenName(const document::Node& root, const Resource& resource, std::string_view key);

}  // namespace headroom::importing
