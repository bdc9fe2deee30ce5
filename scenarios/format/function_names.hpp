// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/event_readers.hpp"

namespace headroom::format {

/// What the aliases, versions and URLs of a design stand for, in whatever order they are written. A function's traffic
/// goes to the version of its first alias, else to its first version: whoever names that one names the function. Other
/// versions are named NAME:VERSION, aliases with weights beside the first NAME:ALIAS. A file may also write
/// FUNCTION:ALIAS, by the alias's Name, and call a function by its own FunctionName. Chains that reach no function are
/// left out; that is said where they are read.
class PublishedNames {
public:
    PublishedNames(const document::Node& root, const Design& design);

    const FunctionNames& names() const { return names_; }
    /// The version that an alias or version stands for: its resource's name, or its number. Empty for others.
    std::string versionOf(const std::string& resource) const;
    /// The version that a value of an alias of that function refers to.
    std::string versionIn(const std::string& function, const document::Node& value) const;
    /// Whether callers of that alias, version or URL need a name of its own: it has weights, or the function's first
    /// alias has them, and it is not that one.
    bool isRoute(const std::string& resource) const;
    /// The one that the function's traffic goes to; empty for the one that AutoPublishAlias makes.
    std::string firstOf(const std::string& function) const;

private:
    /// An alias or version, as written.
    struct Written {
        std::string name;
        bool alias = false;
        std::string of;  ///< what its FunctionName refers to
        const document::Node* properties = nullptr;
    };
    struct Versions {
        bool published = false;            ///< by SAM's AutoPublishAlias
        std::string autoAlias;             ///< what that is called, where it is plain text
        std::vector<std::string> own;      ///< resources of type Version
        std::vector<std::string> aliased;  ///< versions that aliases stand for
        std::string firstAlias;            ///< the resource that the function's own name stands for
    };
    void collect(const document::Node& section);
    std::string functionBehind(std::string name) const;
    std::string unqualified(const std::string& of) const;
    void nameAll();
    void nameQualified();

    const Design& design_;
    std::vector<Written> written_;
    std::map<std::string, std::string> next_;
    std::set<std::string> weighted_;               ///< aliases
    std::map<std::string, std::string> versions_;  ///< by alias or version
    std::map<std::string, Versions> of_;           ///< by function
    FunctionNames names_;
};

}  // namespace headroom::format
