// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/new_names.hpp"

namespace headroom::importing {

/// What a stack is called by its file: "orders" of orders.yaml and of OrdersStack.template.json its first word; a file
/// that is called template or plan, as most are, by its folder.
std::string stackNameOf(const std::string& file);

/// Brings what several files hold into one inventory. Each file is a name space of its own, as a stack is: a name that
/// an earlier file has gets that of its stack in front, wherever the file refers to it.
class Stacks {
public:
    /// Adds what the file number `index` holds. Lines of the report from `since` on are about it.
    void add(Inventory own, std::size_t index, const std::string& file, Inventory& all, Report& report,
             std::size_t since);
    /// After the last file: what was imported from another stack has the name that it has now.
    void connect(Inventory& all) const;
    /// What a resource of the file number `index` is called now that all are added; empty: there is none.
    std::string nameOf(std::size_t index, const std::string& own) const;
    /// Lines about what has another name than in its file say so.
    void tell(Report& report) const;

private:
    NewNames abroad_;
    NewNames renamed_;  ///< new to old
};

}  // namespace headroom::importing
