'use strict';
// times in the zone of the reader
for (const time of document.querySelectorAll('time')) {
  time.title = time.dateTime;
  time.textContent = new Date(time.dateTime).toLocaleString();
}
