<jsp:forward page="/go.jsp" />
