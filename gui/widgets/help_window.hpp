// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "gui/items/help_model.hpp"
#include "gui/items/help_pages.hpp"

class QLineEdit;
class QPushButton;
class QTreeView;

namespace headroom::gui {

class HelpBrowser;

/// The help in a window of its own: contents and search at the left, the page at the right. Ctrl+F searches, Alt+Left
/// and Alt+Right go back and forth, Escape closes.
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent);

    /// Shows a page, and the window on top. Without a page, or where there is none: what was shown last.
    void open(const QString& page);
    /// The page that is shown.
    const QString& page() const { return page_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search(const QString& typed);
    void follow(const QString& link);
    void show(const HelpPlace& place);
    void goTo(const HelpPlace& place);
    void go(std::vector<HelpPlace>& from, std::vector<HelpPlace>& to);
    void refreshButtons();
    HelpModel model_;
    QLineEdit* search_;
    QTreeView* contents_;
    QPushButton* back_;
    QPushButton* forward_;
    HelpBrowser* browser_;
    QString page_;
    std::vector<HelpPlace> past_;
    std::vector<HelpPlace> future_;
};

}  // namespace headroom::gui
