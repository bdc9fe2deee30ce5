// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include "gui/items/outline_model.hpp"

namespace headroom::gui {

/// The tree at the left. Sections are headings, always open; items are selected by mouse or arrow keys.
class OutlineView : public QTreeView {
    Q_OBJECT
public:
    explicit OutlineView(QWidget* parent = nullptr);

    /// Shows another outline; what was selected stays selected if it is still there, else the first item is.
    /// What was selected stays so; of the designs, the one that is shown.
    void show(Outline outline, const std::string& design = {});
    void choose(OutlineItem::Kind kind, const std::string& key);
    /// Null when nothing is selected.
    const OutlineItem* selected() const;

signals:
    void selectionMoved();
    void activatedItem(const headroom::gui::OutlineItem& item);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    OutlineModel model_;
};

}  // namespace headroom::gui
