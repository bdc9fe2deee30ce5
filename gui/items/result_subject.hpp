// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "gui/items/outline.hpp"

namespace headroom::gui {

/// What a page of results is about: the whole design, or one of its resources or workloads.
struct ResultSubject {
    std::optional<OutlineItem::Kind> kind;  ///< none: the design
    std::string key;
    QString text;  ///< "ViewProduct · Lambda Function"
};

/// The design first, then resources in the order of the file, then workloads.
std::vector<ResultSubject> resultSubjectsOf(const study::DesignResult& result);

}  // namespace headroom::gui
