// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// Where a nested stack's template lies: TemplateURL or Location, with "*" for what the template puts in there when it
/// is deployed; the CDK's aws:asset:path. Empty where nothing says it.
std::string locationOf(const document::Node& stack);

/// A template that was given as a FILE of its own.
struct GivenTemplate {
    std::string file;
    document::Node root;
};

/// The templates of one import, in which nested stacks find theirs.
class GivenTemplates {
public:
    void add(std::string file, document::Node root);
    /// The one that lies at `location`, on S3 or beside its parent, by the name of the file, and by as many folders as
    /// tell it from others of that name. None: nullptr, also where several may be meant. None of `open` is: a stack
    /// is not inside of itself.
    const GivenTemplate* find(const std::string& location, const std::set<std::string>& open) const;
    /// That file is the template of a stack of another one.
    void noteNested(const std::string& file);
    bool isNested(const std::string& file) const;

private:
    std::vector<GivenTemplate> templates_;
    std::vector<std::string> nested_;
};

}  // namespace headroom::importing
