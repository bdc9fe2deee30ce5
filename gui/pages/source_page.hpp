// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/scenario_session.hpp"
#include "gui/widgets/source_view.hpp"

class QLabel;

namespace headroom::gui {

class FindBar;

/// The scenario as text, to be changed, with its problems underlined.
class SourcePage : public QWidget {
    Q_OBJECT
public:
    explicit SourcePage(QWidget* parent = nullptr);

    void setText(QTextDocument& document) { view_->setText(document); }
    /// What was found in the text; `editable`: it can be changed here.
    void show(const OpenFile& file, bool editable);
    void jumpTo(unsigned line, unsigned column);
    SourceView& view() { return *view_; }
    /// Opens the line in which somebody types what to look for.
    void openFind();
    /// The next place that has it, from the cursor on and then from the beginning; `back`: the one before.
    void findNext(bool back = false);

private:
    QLabel* note_;
    SourceView* view_;
    FindBar* find_;
};

}  // namespace headroom::gui
