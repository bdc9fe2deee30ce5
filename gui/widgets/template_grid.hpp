// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gui/examples.hpp"
#include "gui/widgets/card.hpp"

class QGridLayout;

namespace headroom::gui {

class TemplateButton;

/// The templates to start from, each with a sketch of its design.
class TemplateGrid : public Card {
    Q_OBJECT
public:
    explicit TemplateGrid(const std::vector<Examples::Example>& templates, QWidget* parent = nullptr);

signals:
    /// "product_catalogue.json"
    void chosen(const QString& name);

protected:
    /// As many columns as a large window has room for.
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(int columns);

    QGridLayout* grid_;
    std::vector<TemplateButton*> buttons_;
    int columns_ = 0;
};

}  // namespace headroom::gui
