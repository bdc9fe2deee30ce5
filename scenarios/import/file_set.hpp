// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/import/answer_parts.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/made_up_names.hpp"
#include "scenarios/import/nested_stacks.hpp"
#include "scenarios/import/stack_names_given.hpp"
#include "scenarios/import/stacks.hpp"

namespace headroom::importing {

/// The files of one import. All of them are there before the first is understood: a template may import what another
/// exports, whatever their order.
class FileSet {
public:
    /// `optional`: of the given parameters, those that no template needs to have.
    FileSet(const Given& given, const std::set<std::string>& optional, Report& report,
            std::vector<document::Problem>& problems)
        : given_(given), optional_(optional), report_(report), problems_(problems) {}

    void add(const std::string& file, document::Loaded loaded);
    /// What they hold. Answers of the command line come last: they may be about what the other files hold.
    void readInto(Inventory& inventory);

    /// When all is settled: the report says what is called otherwise than in its file.
    void tellNames() { stacks_.tell(report_); }

    /// How the templates declare a parameter, one of each that does.
    std::vector<const document::Node*> declarations(const std::string& parameter) const;

    /// By the names that resources have now.
    const DefaultNames& defaultNames() const { return defaultNames_; }
    /// As the scenario keeps the name of a stack that was given; empty where it is no template's.
    std::string stackNameKey(const std::string& given) const { return stackNames_.keyOf(given); }

    /// Without their folders.
    const std::vector<std::string>& names() const { return names_; }
    /// Where the things are that are deployed.
    const std::set<std::string>& regions() const { return regions_; }

private:
    using Node = document::Node;
    struct File {
        std::string name;
        Node root;
        std::optional<WholeTemplate> whole;  ///< of a template
        bool nested = false;                 ///< a template that stands inside of another one
        Given given;                         ///< for this one
        document::Problems problems;
    };

    void prepareTemplates();
    void nameStacks();
    void connectExports();
    void refuseUnknownParameters();
    void readStack(std::size_t index, Inventory& inventory);
    void readOther(File& file, Inventory& inventory);
    void say(File& file);

    const Given& given_;
    const std::set<std::string>& optional_;
    Report& report_;
    std::vector<document::Problem>& problems_;
    std::vector<File> files_;
    std::vector<std::string> names_;
    std::set<std::string> regions_;
    Stacks stacks_;
    AnswerParts parts_;
    StackNamesGiven stackNames_;
    DefaultNames defaultNames_;
};

}  // namespace headroom::importing
