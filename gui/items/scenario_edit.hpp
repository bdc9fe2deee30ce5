// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gui/items/outline.hpp"
#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::gui {

/// Changes to the text of a scenario as a person means them. A design that is a patch is changed in its patch, so that
/// the other designs stay as they are; the first design, or any without a patch, is the file itself. Pointers are those
/// of the merged document ("/Resources/Views/Properties/BillingMode"). Every function gives the whole new text, or says
/// why there is none.
class ScenarioEdit {
public:
    using Text = base::Result<std::string>;

    /// `design`: the index of the one that is changed.
    ScenarioEdit(std::string text, std::size_t design);
    /// The design of that name, wherever it stands by now; empty: the first. Nothing can be changed where there is
    /// none.
    static ScenarioEdit ofDesign(std::string text, const std::string& name);

    /// Whether the text can be changed at all: it must be JSON without an error of syntax, and have the design.
    bool isReadable() const { return why_.empty(); }
    /// Why it cannot.
    base::Error why() const { return {base::Errc::BadInput, {}, why_}; }
    /// As it is now.
    const std::string& text() const { return text_; }
    /// The index of the design that is changed.
    std::size_t design() const { return design_; }
    /// The file as it is written.
    const document::Node& root() const { return root_; }
    /// The design as it is after its patch.
    const document::Node& merged() const { return merged_; }
    /// Whether a design's patch, and not the file itself, is changed; sections that belong to all designs are changed
    /// in the file all the same.
    bool isPatch() const { return !prefix_.empty(); }
    /// Whether the design says something else there than the file itself.
    bool differs(std::string_view pointer) const;
    /// Whether something stands at that place after the patch.
    bool holds(std::string_view pointer) const;
    /// The names of a section: "Resources", "Workloads".
    std::vector<std::string> namesOf(std::string_view section) const;

    Text set(const std::string& pointer, const document::Node& value) const;
    /// Takes a value out: back to the file's own where the patch says another, else to the default.
    Text clear(const std::string& pointer) const;
    /// Lets an entry of a list (or of an object, in the file itself) and the one behind it change places.
    Text swapWithNext(const std::string& pointer) const;
    /// Another name in the section for a resource or a workload that is new: "Table", "Table2".
    std::string freeName(std::string_view section, const std::string& wish) const;

private:
    explicit ScenarioEdit(std::string text);
    void choose(std::size_t design);
    Text setAt(const std::string& pointer, const document::Node& value) const;
    bool patches(std::string_view pointer) const;
    std::string text_;
    document::Node root_;
    document::Node merged_;
    std::string prefix_;  ///< "/Designs/1/Patch", or empty
    std::size_t design_ = 0;
    std::string why_;  ///< nothing can be changed
};

}  // namespace headroom::gui
