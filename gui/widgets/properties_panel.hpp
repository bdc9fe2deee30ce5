// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

#include "gui/items/key_figures.hpp"
#include "gui/items/outline.hpp"

class QVBoxLayout;

namespace headroom::gui {

/// What is selected in the tree: its name and type, what this run says of it, its parameters (read-only).
class PropertiesPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit PropertiesPanel(QWidget* parent = nullptr);

    void show(const OutlineItem& item, const std::vector<KeyFigure>& figures);
    void showNothing();

private:
    QWidget* begin();
    QVBoxLayout* layout_ = nullptr;
};

}  // namespace headroom::gui
