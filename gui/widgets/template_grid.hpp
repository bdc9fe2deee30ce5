// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gui/examples.hpp"
#include "gui/widgets/card.hpp"

namespace headroom::gui {

/// The templates to start from, each with a sketch of its design.
class TemplateGrid : public Card {
    Q_OBJECT
public:
    explicit TemplateGrid(const std::vector<Examples::Example>& templates, QWidget* parent = nullptr);

signals:
    /// "product_catalogue.json"
    void chosen(const QString& name);
};

}  // namespace headroom::gui
